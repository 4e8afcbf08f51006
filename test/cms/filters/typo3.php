<?php
/** TYPO3's own filter, with the rules it comes with. */
ini_set('display_errors', 'stderr');
require $argv[2];

use TYPO3\HtmlSanitizer\Builder\CommonBuilder;

echo (new CommonBuilder())->build()->sanitize(stream_get_contents(STDIN));
