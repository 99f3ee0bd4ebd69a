//! Finds what the build and the tests need, installs what can be installed, and says what cannot.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::paths::Paths;
use crate::process::{command, node, output, run, step, which};
use crate::stamp;

const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the installed compiler.
pub fn wasm_target(paths: &Paths) -> Result<()> {
    let libraries =
        output("rustc", command(paths, "rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if PathBuf::from(libraries.trim()).is_dir() {
        return Ok(());
    }
    let sentence = format!("install the Rust target `{WASM}` for the compiler in use");
    if which(&["rustup"]).is_none() {
        return Err(sentence);
    }
    step("adding the wasm target");
    run("rustup", command(paths, "rustup").args(["target", "add", WASM])).map_err(|_| sentence)
}

/// Node and the packages of the lock file.
pub fn packages(paths: &Paths) -> Result<()> {
    let version = output("node", node(paths).arg("--version"))
        .map_err(|_| "install Node 20 or later, with npm".to_owned())?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|m| m.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("install Node 20 or later, with npm: this is `{}`", version.trim()));
    }
    let lock = paths.root.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| stamp::cannot("read", &lock, &error))?;
    let mark = paths.root.join("node_modules/.installed-lock");
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("installing the npm packages of the lock file");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = command(paths, npm);
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run("npm ci", &mut install)
        .map_err(|why| format!("{why}; npm must reach its registry once to install the lock file"))?;
    stamp::write(&mark, &wanted)
}

/// A Python of its own in `folder`, with the packages that a file of requirements pins; returns the program.
pub fn python(paths: &Paths, folder: &Path, requirements: &Path) -> Result<PathBuf> {
    let program = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read(requirements).map_err(|error| stamp::cannot("read", requirements, &error))?;
    let mark = folder.join(".installed");
    if program.exists() && fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(program);
    }
    step(&format!("installing the Python packages of {}", requirements.display()));
    let python = which(&["python3", "python"]).ok_or("install Python 3.10 or later, with its venv")?;
    let mut make = command(paths, &python.to_string_lossy());
    run("making a Python environment", make.args(["-m", "venv"]).arg(folder))?;
    let mut install = command(paths, &program.to_string_lossy());
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(requirements);
    run("pip install", &mut install)?;
    stamp::write(&mark, &wanted)?;
    Ok(program)
}

pub struct Chromium {
    pub browser: PathBuf,
    /// Drives the wasm tests.
    pub driver: PathBuf,
}

/// A Chromium and its driver.
pub fn chromium(paths: &Paths) -> Result<Chromium> {
    let browser = || from_env("CHROME").or_else(|| which(&["chromium", "chromium-browser", "google-chrome"]));
    let driver = || from_env("CHROMEDRIVER").or_else(|| which(&["chromedriver"]));
    if browser().is_none() || driver().is_none() {
        debian(paths, &["chromium", "chromium-driver"])?;
    }
    if !has_chinese_font(paths) {
        debian(paths, &["fontconfig", "fonts-noto-cjk"])?;
    }
    let advice = "install Chromium and its chromedriver, or name them in CHROME and CHROMEDRIVER";
    match (browser(), driver()) {
        (Some(browser), Some(driver)) => Ok(Chromium { browser, driver }),
        _ => Err(advice.to_owned()),
    }
}

/// Whether Chinese can be drawn; without a font for it a printed page holds no Chinese text.
fn has_chinese_font(paths: &Paths) -> bool {
    which(&["fc-list"]).is_some()
        && output("fc-list", command(paths, "fc-list").arg(":lang=zh"))
            .is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// What the page is tested in: Chromium without the windows around it, which takes half the processor time; the whole
/// browser where that cannot be had.
pub fn headless_chromium(paths: &Paths) -> Result<PathBuf> {
    let whole = chromium(paths)?.browser;
    if let Some(named) = from_env("CHROME") {
        return Ok(named);
    }
    let shell = || which(&["chromium-headless-shell", "chrome-headless-shell"]);
    if shell().is_none() {
        debian(paths, &["chromium-headless-shell"])
            .unwrap_or_else(|why| step(&format!("{why}; the page is tested in the whole Chromium instead")));
    }
    Ok(shell().unwrap_or(whole))
}

/// Firefox, and WebKit with its driver and a screen to draw on.
pub fn other_engines(paths: &Paths) -> Result<()> {
    let needed =
        [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb")];
    let missing: Vec<&str> = needed
        .iter()
        .filter(|(program, _)| which(&[program]).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() { Ok(()) } else { debian(paths, &missing) }
}

/// Libraries that replace the browser's own functions, as pages of their time still load them.
pub fn old_libraries(paths: &Paths) -> Result<()> {
    let installed = |package: &str| PathBuf::from("/usr/share/javascript").join(package).is_dir();
    if installed("prototype") && installed("mootools") {
        return Ok(());
    }
    debian(paths, &["libjs-prototype", "libjs-mootools"])
}

/// LibreOffice and Gnumeric's `ssconvert`, which read and write spreadsheets without a window.
pub fn spreadsheets(paths: &Paths) -> Result<(PathBuf, PathBuf)> {
    let find = || Some((which(&["soffice", "libreoffice"])?, which(&["ssconvert"])?));
    if let Some(found) = find() {
        return Ok(found);
    }
    debian(paths, &["libreoffice-calc-nogui", "gnumeric"])?;
    find().ok_or_else(|| "LibreOffice or ssconvert is installed but not on the path".to_owned())
}

/// A load generator.
pub fn wrk(paths: &Paths) -> Result<PathBuf> {
    if which(&["wrk"]).is_none() {
        debian(paths, &["wrk"])?;
    }
    which(&["wrk"]).ok_or_else(|| "wrk is installed but not on the path".to_owned())
}

fn debian(paths: &Paths, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let sentence = format!("install {names} (Debian's names), which the tests need");
    let root = output("id", command(paths, "id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if which(&["apt-get"]).is_none() || !root {
        return Err(sentence);
    }
    step(&format!("installing {names}"));
    let mut update = command(paths, "apt-get");
    run("apt-get update", update.args(["-q", "update"])).map_err(|why| format!("{sentence}: {why}"))?;
    let mut install = command(paths, "apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["-q", "-y", "-o", "Dpkg::Use-Pty=0", "install", "--no-install-recommends"]).args(packages);
    run("apt-get install", &mut install).map_err(|why| format!("{sentence}: {why}"))
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| value != &OsString::new()).map(PathBuf::from)
}
