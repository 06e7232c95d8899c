/* Words of Chinese, Japanese and Korean become pairs of letters, as in the index. This is a block,
   and no call: what Sphinx has before it may end without a semicolon. */
{
  const RUN = /[LETTERS]+/gu;
  const splitOthers =
    typeof splitQuery === "undefined"
      ? (query) => query.split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
      : splitQuery;
  const pairs = (run) => {
    const letters = [...run];
    return letters.length === 1
      ? letters
      : letters.slice(1).map((letter, index) => letters[index] + letter);
  };
  window.splitQuery = (query) => [
    ...splitOthers(query.replace(RUN, " ")).filter((word) => word),
    ...(query.match(RUN) || []).flatMap(pairs),
  ];
  const Others = window.Stemmer;
  window.Stemmer = function () {
    const others = new Others();
    this.stemWord = (word) => {
      if (word.replace(RUN, "") !== "") {
        return others.stemWord(word);
      }
      return `_${[...word].slice(0, 2).join("_")}_`;
    };
  };
}
