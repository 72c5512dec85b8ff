import { facts as appeals } from './appeals/facts.ts';
import { facts as monthEnd } from './month-end/facts.ts';
import { facts as months } from './months/facts.ts';
import { facts as penalties } from './penalties/facts.ts';
import { facts as scorecards } from './scorecards/facts.ts';
import { facts as statements } from './statements/facts.ts';

export const facts = [...statements, ...scorecards, ...appeals, ...penalties, ...monthEnd, ...months];
