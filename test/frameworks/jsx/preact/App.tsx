import 'samskab/define/voting-ballot';
import 'samskab/jsx/preact';

export const App = () => (
  <samskab-voting-ballot
    endpoint="/api/ballots/kvarterpuljen"
    messages={{ ballotHeading: 'Choose two' }}
    onsamskab-sent={({ submission }) => console.log(submission?.selections.length)}
  />
);
