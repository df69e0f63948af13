package dev.cairn.controller.routers;

/**
 * A pod of a namespace's router. It is sent the controller's token, so whoever names pods here has
 * made sure that they belong to the Deployment that the controller made.
 *
 * @param name of the pod
 * @param uid of the pod; a pod that is made anew has another one
 * @param ip its address, blank while it has none
 * @param ready whether it gets traffic; one that is not, such as one that finishes its last
 *     requests, is asked too, but nobody waits for its answer
 */
public record RouterPod(String name, String uid, String ip, boolean ready) {}
