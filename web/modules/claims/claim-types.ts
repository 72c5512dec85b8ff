// Claims as the endpoints give them.
import type { ComponentType } from 'react';
import type { Answer, api } from '../../client/api.ts';

export type Claim = Answer<typeof api.claims.list>['items'][number];
export type FullClaim = Answer<typeof api.claims.show>;
export type MyClaim = Answer<typeof api.claims.mine>['items'][number];
export type MyFullClaim = Answer<typeof api.claims.follow>;

export type ClaimPanel = ComponentType<{ readonly claim: FullClaim }>;
