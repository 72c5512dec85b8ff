export type Tasks = object;
