window.wujie.startApp({ name: "sub", url: new URL("sub/", location.href).href, el: document.querySelector("#sub") });
