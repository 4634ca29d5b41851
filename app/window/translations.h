#pragma once

namespace peerscape::window {

/// Gives the application the English singulars and plurals of counted sentences. Once, before the
/// first window; further calls do nothing. Needs a QCoreApplication.
void installTranslations();

} // namespace peerscape::window
