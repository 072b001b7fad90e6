/** One after another: the next starts when the one before has ended, well or badly. */
export function queueOfOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  return (work) => {
    // Who is alone need not wait for nobody.
    const mine = unfinished === 0 ? work() : last.then(work);
    unfinished += 1;
    const ended = () => {
      unfinished -= 1;
    };
    last = mine.then(ended, ended);
    return mine;
  };
}
