// Runs only where modules are not known: the page says what to do instead.
document.documentElement.className += " no-engine";
