#pragma once

#include "core/base/ids.h"

#include <memory>
#include <vector>

class QWidget;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

class Form;
class ThemeManager;

/// The form that edits every field of the given objects, which are all of one kind. A single
/// peering has a form of its own (PeeringForm); this one is for several sides at once.
[[nodiscard]] Form* makeObjectForm(qtmodel::DocumentController& controller,
                                   const ThemeManager& theme, const std::vector<ObjectId>& ids);

/// The form of the document itself: title, reserved-prefix profile, frames, what is in it.
[[nodiscard]] Form* makeDocumentForm(qtmodel::DocumentController& controller,
                                     const ThemeManager& theme);

} // namespace peerscape::views
