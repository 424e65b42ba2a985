// The pages of the dashboard. Nothing is loaded from anywhere but the server that it asks while it is built.
export default {
  root: "src",
  output: "target/dist",
  title: "Tributary",
  pages: [
    {name: "Channels", path: "/"},
    {name: "Models", path: "/models"},
    {name: "Paths", path: "/paths"},
    {name: "Funnel", path: "/funnel"},
    {name: "Rules", path: "/rules"}
  ],
  style: "style.css",
  globalStylesheets: [],
  footer: "",
  preserveExtension: true,
  toc: false,
  pager: false,
  search: false
};
