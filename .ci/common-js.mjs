/** `a, b as c` as the names in pairs: what stands on the left of `as`, and on the right. */
const pairsOf = (names) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => name.split(/ as /))
    .map(([left, right = left]) => [left, right]);

const field = (name, value) => (name === value ? name : `${name}: ${value}`);
const block = (fields) => `{\n${fields.map((text) => `  ${text}`).join(',\n')}\n}`;

/**
 * A module, as esbuild writes it when it shares code between entry points, as CommonJS: shorter than esbuild's own, and
 * faster to load, since what is imported becomes a constant. What comes from a lazy file is required where it is used,
 * and exported by a getter.
 *
 * @param isLazy - Tells lazy files by their path.
 * @param isEntry - Whether programs import the module by name, ES modules too: Node's lexer is told the names then.
 * @returns `undefined` for a module that exports nothing: nobody needs it.
 */
export async function commonJs(esbuild, source, { isLazy, isEntry }) {
  const lazyNames = new Set();
  const exported = [];
  let text = source
    .replaceAll(/^import \{([^}]*)\} from "([^"]*)";$/gm, (statement, names, path) => {
      const pairs = pairsOf(names);
      if (!isLazy(path))
        return `const ${block(pairs.map(([from, to]) => field(from, to)))} = require("${path}");`;
      for (const [, local] of pairs) lazyNames.add(local);
      return statement;
    })
    .replaceAll(/^export \{([^}]*)\};$/gm, (_, names) => {
      exported.push(...pairsOf(names));
      return '';
    });
  if (exported.length === 0) return undefined;
  const fields = exported.map(([local, name]) =>
    lazyNames.has(local) ? `get ${name}() {\n    return ${local};\n  }` : field(name, local),
  );
  if (!isEntry && exported.some(([local]) => lazyNames.has(local)))
    throw new Error('What is loaded when it is used may be exported by an entry point alone.');
  text += `\nmodule.exports = ${block(fields)};\n`;
  if (/^import /m.test(text)) text = await requiredLater(esbuild, text);
  if (!isEntry) return text;
  const names = exported.map(([, name]) => name).join(', ');
  return `${text}Object.defineProperty(module.exports, "__esModule", { value: true });\n0 && (module.exports = { ${names} });\n`;
}

/** Requires the lazy files, which alone are still imported, in the places where something of them is used. */
async function requiredLater(esbuild, source) {
  const { code } = await esbuild.transform(source, {
    charset: 'utf8',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const found = [...code.matchAll(/^var (import_\w+) = (require\("[^"]*"\));$/gm)];
  return found.reduce(
    (text, [statement, name, required]) =>
      text
        .replaceAll(`${name}.`, `${name}().`)
        .replace(statement, `let loaded_${name};\nconst ${name} = () => (loaded_${name} ??= ${required});`),
    code,
  );
}
