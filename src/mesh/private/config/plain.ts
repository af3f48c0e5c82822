/** A copy without what is undefined, which no JSON can have. */
export const plain = <Spec>(spec: Spec): Spec => JSON.parse(JSON.stringify(spec));
