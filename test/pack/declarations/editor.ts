import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What an editor shows when the pointer rests on a name. */
export interface Hover {
  /** The signature or type, in one line or more. */
  readonly type: string;
  readonly words: string;
  /** `throws ApiError when …`, `see https://…`. */
  readonly tags: readonly string[];
}

/** How a project resolves the packages it uses. */
export type Resolution = 'node16' | 'bundler';

const optionsOf = (resolution: Resolution): ts.CompilerOptions => ({
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: resolution === 'node16' ? ts.ModuleKind.Node16 : ts.ModuleKind.ESNext,
  moduleResolution:
    resolution === 'node16' ? ts.ModuleResolutionKind.Node16 : ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  experimentalDecorators: true,
  types: ['node'],
  noEmit: true,
});

/** Files that several projects have in common are read once. */
const registry = ts.createDocumentRegistry();

/** A source file that is open in an editor, to check what users see of our types. Comments mark positions, as in `client.sms./*send*\/send(…)`. */
export class Editor {
  readonly #file: string;
  readonly #source: string;
  readonly #service: ts.LanguageService;

  constructor(project: string, name: string, source: string, resolution: Resolution) {
    this.#file = join(project, name);
    this.#source = source;
    writeFileSync(this.#file, source);
    const options = optionsOf(resolution);
    const snapshot = (file: string): ts.IScriptSnapshot | undefined =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, 'utf8')) : undefined;
    this.#service = ts.createLanguageService(
      {
        directoryExists: (path) => ts.sys.directoryExists(path),
        getDirectories: (path) => ts.sys.getDirectories(path),
        readDirectory: (...given) => ts.sys.readDirectory(...given),
        realpath: (path) => ts.sys.realpath?.(path) ?? path,
        useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
        getCurrentDirectory: () => project,
        getCompilationSettings: () => options,
        getDefaultLibFileName: ts.getDefaultLibFilePath,
        getScriptFileNames: () => [this.#file],
        getScriptVersion: () => '1',
        getScriptSnapshot: snapshot,
        readFile: (path, encoding) => ts.sys.readFile(path, encoding),
        fileExists: (path) => ts.sys.fileExists(path),
      },
      registry,
    );
  }

  /** The errors of the file. */
  problems(): readonly string[] {
    return this.#service
      .getSemanticDiagnostics(this.#file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  hoverAt(mark: string): Hover {
    const info = this.#service.getQuickInfoAtPosition(this.#file, this.#after(mark));
    return {
      type: ts.displayPartsToString(info?.displayParts),
      words: ts.displayPartsToString(info?.documentation),
      tags: (info?.tags ?? []).map(({ name, text }) => `${name} ${ts.displayPartsToString(text)}`),
    };
  }

  /** What the editor shows while the arguments of a call are written. */
  helpAt(mark: string): { readonly type: string; readonly words: string } {
    const help = this.#service.getSignatureHelpItems(this.#file, this.#after(mark), undefined);
    const item = help?.items[help.selectedItemIndex];
    const parameters = item?.parameters.map(({ displayParts }) => ts.displayPartsToString(displayParts));
    return { type: parameters?.join(', ') ?? '', words: ts.displayPartsToString(item?.documentation) };
  }

  /** The documentation of a name that the editor proposes. */
  proposalAt(mark: string, name: string): string {
    const details = this.#service.getCompletionEntryDetails(
      this.#file,
      this.#after(mark),
      name,
      undefined,
      undefined,
      undefined,
      undefined,
    );
    return ts.displayPartsToString(details?.documentation);
  }

  /** The texts that the editor proposes in the quotes after a mark. */
  literalsAt(mark: string): readonly string[] {
    const proposals = this.#service.getCompletionsAtPosition(this.#file, this.#after(mark) + 1, undefined);
    return proposals?.entries.map(({ name }) => name) ?? [];
  }

  #after(mark: string): number {
    const comment = `/*${mark}*/`;
    const at = this.#source.indexOf(comment);
    if (at < 0) throw new Error(`There is no mark ${mark}.`);
    return at + comment.length;
  }
}
