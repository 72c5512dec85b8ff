export { default } from './alerts/portal-band.tsx';
