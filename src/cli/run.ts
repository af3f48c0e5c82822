import { Command, CommanderError } from 'commander';
import { Exit, UsageError } from './exit';
import { Session } from './session';
import { VerbEntry } from './verb';
import { VERBS } from './verbs';

const NAME = 'cdk8s-istio';

const NOTES = `
Exit code: 0 when all is well, 1 when something was found, 2 when the input cannot be used, 3 when ${NAME} itself fails.
Data goes to standard output, everything else to standard error.`;

/**
 * Runs a command line, and says how it ended.
 *
 * @param args what follows the name of the program
 */
export async function run(args: readonly string[], session: Session, version: string, verbs = VERBS): Promise<Exit> {
  let exit = Exit.CLEAN;
  const program = new Command(NAME)
    .description('Checks Istio manifests and the cluster that they are for.')
    .version(version)
    .addHelpText('after', NOTES)
    .helpCommand(false)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => session.stdout.write(text),
      writeErr: (text) => session.stderr.write(text),
      getOutHelpWidth: () => session.stdout.columns ?? 100,
    })
    .exitOverride();
  for (const entry of verbs) {
    define(program, entry, entry.name === args[0], session, (end) => exit = end);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    return failure(error, session, version);
  }
}

/** Loads what a verb takes and does only when it is called. */
function define(program: Command, { name, summary, load }: VerbEntry, called: boolean, session: Session, end: (exit: Exit) => void) {
  const command = program.command(name).summary(summary).description(`${summary[0].toUpperCase()}${summary.slice(1)}.`);
  if (!called) return;
  const verb = load();
  verb.define(command);
  command.action(async () => end(await verb.run({ session, operands: command.args, options: command.opts() })));
}

function failure(error: unknown, { stderr, signal }: Session, version: string): Exit {
  // Commander has said what it is.
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.CLEAN : Exit.USAGE;
  if (signal.aborted) return Exit.INTERRUPTED;
  if (error instanceof UsageError) {
    stderr.write(`error: ${error.message}\n`);
    return Exit.USAGE;
  }
  stderr.write(`${NAME} ${version} has failed, which is a fault of its own.
Please report it with the lines below at https://github.com/cdk8s-istio/cdk8s-istio/issues

${error instanceof Error ? error.stack : String(error)}
`);
  return Exit.FAULT;
}
