import { reportKind, type Fields, type ValueCheck } from './walk';

/** Checks that a value is a file: a name, and what is in it. */
export function compileFile(optional: boolean): ValueCheck {
  return (value, walk) => {
    const { name, content } = Object(value) as Fields;
    const hasContent = typeof content === 'string' || content instanceof Uint8Array;
    if (typeof name === 'string' && name !== '' && hasContent) return;
    reportKind(walk, value, 'a file, { name, content } with the content as text or bytes', optional);
  };
}
