/** Whether something holds; undefined where that is not known. */
export type Answer = boolean | undefined;

export const not = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);

/** Whether one of them is so, as far as that can be told. */
export function some<T>(all: readonly T[], test: (one: T) => Answer): Answer {
  let answer: Answer = false;
  for (const one of all) {
    const holds = test(one);
    if (holds) return true;
    if (holds === undefined) answer = undefined;
  }
  return answer;
}

/** Whether all of them are so, as far as that can be told. */
export function every<T>(all: readonly T[], test: (one: T) => Answer): Answer {
  let answer: Answer = true;
  for (const one of all) {
    const holds = test(one);
    if (holds === false) return false;
    if (holds === undefined) answer = undefined;
  }
  return answer;
}
