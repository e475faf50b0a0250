import { readFileSync } from 'node:fs';
import { choose } from '../runner/choose.ts';
import { planFor } from '../runner/plan.ts';
import { specialtyOf } from '../runner/worth.ts';
import { lessonOf } from './faults/lesson.ts';
import { caughtBy, type Outcome } from './faults/outcome.ts';
import { checks, contract } from './runner/checks.ts';
const context = {contract, profile:'standard', run:{seed:7,runId:'run7'}, hasReader:true} as const;
const offers = contract.entities.flatMap((e) => planFor(e, checks, ()=>true, context).offers.map((o) => ({...o, key: e.name+' '+o.key})));
const lessons = JSON.parse(readFileSync('runner/lessons.json','utf8'));
const cells = new Map<string, Set<string>>(); const always = new Set<string>(); const names = new Set<string>();
for (const f of ['o1','o2','o3','c25','c50','c100','c200']) for (const o of JSON.parse(readFileSync(`/tmp/${f}.json`,'utf8')) as Outcome[]) { if (o.kind!=='fault') continue; names.add(o.name); if (caughtBy(o)===undefined) continue; const l = lessonOf(o); if (l===undefined) { if (f==='c25') always.add(o.name); continue; } const s = cells.get(o.name) ?? new Set(); s.add(l); cells.set(o.name, s); if (f==='c25') always.add(o.name); }
for (const [l,n] of Object.entries(lessons)) { const s = cells.get(n as string) ?? new Set(); s.add(l); cells.set(n as string, s); }
for (const budget of [19, 44, 94, 194, 294]) {
  const chosen = choose(offers, budget);
  const have = new Set(chosen.flatMap(({aspects}) => aspects.map(specialtyOf)));
  const scen = new Set(chosen.filter((o)=>o.scale!==undefined).map((o)=>o.key));
  const missed = [...names].filter((n) => !([...(cells.get(n) ?? [])].some((c)=>have.has(c))) && !(cells.get(n)===undefined));
  const miss2 = missed.filter((n)=>!always.has(n));
  const classes = new Set(offers.flatMap((o)=>o.aspects.map((a)=>a.class))); const got = new Set(chosen.flatMap((o)=>o.aspects.map((a)=>a.class)));
  const adr = new Set(offers.flatMap((o)=>o.aspects.map((a)=>a.requirement.id+'/'+a.operation.id))); const gotA = new Set(chosen.flatMap((o)=>o.aspects.map((a)=>a.requirement.id+'/'+a.operation.id)));
  console.log(budget+6, 'caught about', ((names.size-miss2.length)/names.size*100).toFixed(1)+'%', 'lessons missing', Object.keys(lessons).filter((l)=>!have.has(l)).length, 'classes missing', [...classes].filter((c)=>!got.has(c)).length, 'addresses missing', [...adr].filter((c)=>!gotA.has(c)).length, 'scenarios', scen.size);
}
