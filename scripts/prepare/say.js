/** One line to people. On stderr: stdout belongs to reports (`npm run whither -- --json`). */
export const say = (line) => process.stderr.write(`${line}\n`);
