export { type Live, type LiveRoom, openLive, type Subscription, type Told } from './hub.ts';
