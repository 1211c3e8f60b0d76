package tributary.identity;

/** What both doors make of verified claims. */
interface HasCurrentUser {
    CurrentUser currentUser();
}
