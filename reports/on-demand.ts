// An object of which each part is made when it is first looked at.

/** An object with the given parts, each made when it is first looked at and then kept. What looks at all of them sees a plain object. */
export function onDemand<Made extends object>(make: { readonly [Name in keyof Made]: () => Made[Name] }): Made {
  const made = {} as Made;
  for (const name of Object.keys(make) as (keyof Made)[]) {
    const get = () => {
      const value = make[name]();
      Object.defineProperty(made, name, { enumerable: true, value });
      return value;
    };
    Object.defineProperty(made, name, { configurable: true, enumerable: true, get });
  }
  return made;
}
