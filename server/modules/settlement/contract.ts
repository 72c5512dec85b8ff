import { contract as appeals } from './appeals/contract.ts';
import { contract as monthCodes } from './month-code/contract.ts';
import { contract as monthEnd } from './month-end/contract.ts';
import { contract as penalties } from './penalties/contract.ts';
import { contract as scorecards } from './scorecards/contract.ts';
import { contract as statements } from './statements/contract.ts';

export const contract = { ...statements, ...scorecards, ...appeals, ...penalties, ...monthEnd, ...monthCodes };
