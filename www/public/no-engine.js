// Runs only where modules are not known: shows what to do instead of an empty page.
document.documentElement.className += " no-engine";
