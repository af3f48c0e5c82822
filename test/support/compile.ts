import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** Type-checks programs as a user would write them, and returns what the compiler says of each. */
export function compile(programs: Record<string, string>): Record<string, string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'test', 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'test'));
  const sources = new Map(Object.entries(programs).map(([name, text]) => [join(ROOT, 'test', `program-${name}.ts`), text]));

  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => sources.has(file)
    ? ts.createSourceFile(file, sources.get(file)!, languageVersion)
    : getSourceFile(file, languageVersion, ...rest);

  const program = ts.createProgram([...sources.keys()], options, host);
  return Object.fromEntries([...sources.keys()].map((file, index) => {
    const source = program.getSourceFile(file);
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return [Object.keys(programs)[index], diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
  }));
}
