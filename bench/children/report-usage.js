// Loaded before the program of a child: tells on its fourth stream what the process has needed when it ends.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ maxRssMb: maxRSS / 1_024, cpuMs: (userCPUTime + systemCPUTime) / 1_000 }));
});
