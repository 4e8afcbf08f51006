import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Tag } from './Tag';

const place = document.querySelector('#app');
if (place) createRoot(place).render(location.hash === '#tag' ? <Tag /> : <App />);
