export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy({ "./public/": "/" });
  return {
    dir: { input: "content" },
    pathPrefix: "/birds/",
  };
}
