// Loaded before the program of a child: tells on its fourth stream what the process has needed when it ends.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  writeSync(3, JSON.stringify({ maxRssMb: process.resourceUsage().maxRSS / 1024 }));
});
