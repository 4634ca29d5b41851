#pragma once

#include <QDialog>

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class ActionRegistry;

/// What holds for all designs: looks, saving, keys. A change holds at once.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { General, Keyboard };

    PreferencesDialog(views::ThemeManager& theme, ActionRegistry& actions, Page page,
                      QWidget* parent);

private:
    [[nodiscard]] static QWidget* generalPage(views::ThemeManager& theme);
};

} // namespace peerscape::window
