// Loaded into every command that launch.mjs runs: when the launcher is killed without a word (kill -9), the command is asked to end.
import process from 'node:process';

const parent = process.ppid;
const watching = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watching);
  process.kill(process.pid, 'SIGTERM');
}, 500);
watching.unref();
