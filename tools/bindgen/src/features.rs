//! The custom section `target_features` of a wasm module, rewritten without some of its entries.

use anyhow::{Context, Result, ensure};

const SECTION: &[u8] = b"target_features";
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The module with the named features taken out of its declaration; all else is copied byte for byte.
pub fn without(wasm: &[u8], unwanted: &[&str]) -> Result<Vec<u8>> {
    let mut rest = wasm.strip_prefix(HEADER).context("no wasm header")?;
    let mut out = HEADER.to_vec();
    let mut seen = false;
    while !rest.is_empty() {
        let whole = rest;
        let (id, after) = rest.split_first().context("a section has no id")?;
        let (body, after) = sized(after)?;
        rest = after;
        let declared = if *id == 0 { declaration(body)? } else { None };
        match declared {
            None => out.extend_from_slice(&whole[..whole.len() - rest.len()]),
            Some(entries) => {
                seen = true;
                let body = filtered(entries, unwanted)?;
                out.push(0);
                write_u32(&mut out, body.len())?;
                out.extend_from_slice(&body);
            }
        }
    }
    ensure!(seen, "no section `target_features`: was the module stripped?");
    Ok(out)
}

/// The entries of a custom section, if it is the one wanted.
fn declaration(body: &[u8]) -> Result<Option<&[u8]>> {
    let (name, entries) = sized(body)?;
    Ok((name == SECTION).then_some(entries))
}

fn filtered(entries: &[u8], unwanted: &[&str]) -> Result<Vec<u8>> {
    let (count, mut rest) = read_u32(entries)?;
    let (mut kept, mut bytes) = (0, Vec::new());
    for _ in 0..count {
        let (prefix, after) = rest.split_first().context("a feature has no prefix")?;
        let (name, after) = sized(after)?;
        rest = after;
        if unwanted.iter().any(|feature| feature.as_bytes() == name) {
            continue;
        }
        kept += 1;
        bytes.push(*prefix);
        write_u32(&mut bytes, name.len())?;
        bytes.extend_from_slice(name);
    }
    let mut body = Vec::new();
    write_u32(&mut body, SECTION.len())?;
    body.extend_from_slice(SECTION);
    write_u32(&mut body, kept)?;
    body.extend_from_slice(&bytes);
    Ok(body)
}

/// A length and that many bytes, then the rest.
fn sized(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, rest) = read_u32(bytes)?;
    rest.split_at_checked(length).context("a length reaches past the end")
}

fn read_u32(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0usize;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[index + 1..]));
        }
    }
    anyhow::bail!("a number does not end")
}

fn write_u32(out: &mut Vec<u8>, value: usize) -> Result<()> {
    let mut value = u32::try_from(value).context("too long for wasm")?;
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            return Ok(());
        }
        out.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one type section of no types, a custom section, and the declaration of two features.
    fn module(features: &[u8]) -> Vec<u8> {
        let mut bytes = HEADER.to_vec();
        bytes.extend_from_slice(&[1, 1, 0]);
        bytes.extend_from_slice(b"\0\x03\x02hi");
        bytes.extend_from_slice(features);
        bytes
    }

    #[test]
    fn an_unwanted_feature_is_dropped_and_all_else_stays() {
        // 16 bytes of name, 1 of count, 12 and 10 of features: 0x27.
        let both = module(b"\0\x27\x0ftarget_features\x02+\x0amultivalue+\x08sign-ext");
        let one = module(b"\0\x1b\x0ftarget_features\x01+\x08sign-ext");
        assert_eq!(without(&both, &["multivalue", "reference-types"]).unwrap(), one);
    }

    #[test]
    fn a_stripped_or_broken_module_is_refused() {
        assert!(without(&module(b""), &[]).is_err());
        assert!(without(&module(b"\0\x7f\x0ftarget"), &[]).is_err());
        assert!(without(b"not wasm", &[]).is_err());
    }
}
