// What may be said of customers in a browser, and by the rules of other modules.
export * from './customer.ts';
