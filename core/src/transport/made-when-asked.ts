/** An object whose fields are made when they are first asked for: most programs use few of them. */
export function madeWhenAsked<T extends object>(makers: { readonly [N in keyof T]: () => T[N] }): T {
  const made = {} as T;
  for (const name of Object.keys(makers) as (keyof T)[]) {
    const field = { configurable: true, enumerable: true };
    const get = (): T[keyof T] => {
      const value = makers[name]();
      Object.defineProperty(made, name, { ...field, writable: true, value });
      return value;
    };
    Object.defineProperty(made, name, { ...field, get });
  }
  return made;
}
