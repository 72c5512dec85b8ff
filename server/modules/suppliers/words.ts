// What may be said of suppliers in a browser, and by the rules of other modules.
export * from './supplier.ts';
