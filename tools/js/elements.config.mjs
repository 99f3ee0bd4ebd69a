// The elements with what they inherit from. The analyzer would otherwise write a line into the checkout's own package.json.
export default { globs: ["www/elements/**/sla-*.ts", "www/elements/calculator/case.ts", "www/elements/shared/base.ts"], litelement: true, quiet: true, packagejson: false };
