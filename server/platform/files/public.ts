export type Files = object;
