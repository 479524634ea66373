// Lets the search see the last word of a Chinese query.
// The theme cuts a run of Chinese characters into words that its index knows, but never looks at
// a word that ends where the run ends: 公开时限 became 公开 and 时. So the run is made longer by a
// character that no page has, and that is what it drops.
(() => {
  "use strict";
  const QUERY = 2; // kind of message, as the theme numbers them
  const NOWHERE = "龘";
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    const asked = message?.type === QUERY && typeof message.data === "string";
    const sent = asked
      ? { ...message, data: message.data.replace(/\p{Script=Han}+/gu, `$&${NOWHERE}`) }
      : message;
    return postMessage.call(this, sent, ...rest);
  };
})();
