export type Messaging = object;
