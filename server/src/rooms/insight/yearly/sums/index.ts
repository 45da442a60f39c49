export { effectsTold, moneyTold, paymentsTold, releasedTold } from './model.ts';
