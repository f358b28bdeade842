<?php
// Installs WordPress and publishes each file of pages/ as a page whose address is its name.
define( 'WP_INSTALLING', true );
require __DIR__ . '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Help', 'admin', 'admin@example.com', false, '', 'password' );
update_option( 'permalink_structure', '/%postname%/' );
kses_remove_filters();
foreach ( glob( __DIR__ . '/pages/*' ) as $file ) {
	wp_insert_post(
		array(
			'post_type'    => 'page',
			'post_status'  => 'publish',
			'post_name'    => basename( $file ),
			'post_title'   => 'An article',
			'post_content' => wp_slash( file_get_contents( $file ) ),
			'post_author'  => 1,
		)
	);
}
