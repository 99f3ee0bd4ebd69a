// The script of the calculator stands in the main app; sub-apps use the tag.
window.qiankun.registerMicroApps([{ name: "sub", entry: "./sub/", container: "#sub", activeRule: () => true }]);
window.qiankun.start();
