<?php
/** Drupal's `Xss`: for whoever may write a little, and for editors. */
ini_set('display_errors', 'stderr');
require $argv[2];

use Drupal\Component\Utility\Xss;

$html = stream_get_contents(STDIN);
echo $argv[1] === 'full' ? Xss::filterAdmin($html) : Xss::filter($html);
