export default function Layout({ children }) {
  return <html lang="zh-CN"><body>{children}</body></html>;
}
