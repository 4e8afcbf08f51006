import 'samskab/define/voting-ballot';
import 'samskab/jsx/solid';

export const App = () => (
  <samskab-voting-ballot
    endpoint="/api/ballots/kvarterpuljen"
    prop:messages={{ ballotHeading: 'Choose two' }}
    on:samskab-sent={({ submission }) => console.log(submission?.selections.length)}
  />
);
