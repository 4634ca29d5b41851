#include "app/window/preferences_dialog.h"

#include "app/window/preferences.h"
#include "app/window/shortcut_sheet.h"
#include "app/window/translations.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/screen_fit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::window {

PreferencesDialog::PreferencesDialog(views::ThemeManager& theme, ActionRegistry& actions, Page page,
                                     QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Preferences"));
    views::resizeOnScreen(*this, {760, 560});
    auto* pages = new QTabWidget;
    pages->addTab(generalPage(theme), tr("&General"));
    pages->addTab(new ShortcutSheet(actions), tr("&Keyboard"));
    pages->setCurrentIndex(static_cast<int>(page));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(pages, 1);
    layout->addWidget(buttons);
    pages->currentWidget()->setFocus();
}

QWidget* PreferencesDialog::generalPage(views::ThemeManager& theme)
{
    using Mode = views::ThemeManager::Mode;
    auto* page = new QWidget;
    auto* themes = new QComboBox;
    themes->addItem(tr("Follow the system"), static_cast<int>(Mode::System));
    themes->addItem(tr("Light"), static_cast<int>(Mode::Light));
    themes->addItem(tr("Dark"), static_cast<int>(Mode::Dark));
    themes->addItem(tr("High contrast"), static_cast<int>(Mode::HighContrast));
    themes->setCurrentIndex(themes->findData(static_cast<int>(theme.mode())));
    connect(themes, &QComboBox::currentIndexChanged, page,
            [&theme, themes] { theme.setMode(static_cast<Mode>(themes->currentData().toInt())); });
    auto* language = new QComboBox;
    language->setObjectName(QStringLiteral("language"));
    language->addItem(tr("Follow the system"), QString());
    for (const Language& each : languages())
        language->addItem(each.name, each.code);
    language->setCurrentIndex(std::max(language->findData(Preferences().language()), 0));
    auto* later = new QLabel(tr("The window speaks it from the next start on."));
    later->setVisible(false);
    connect(language, &QComboBox::activated, page, [language, later] {
        Preferences().setLanguage(language->currentData().toString());
        later->setVisible(true);
    });
    auto* backup = new QCheckBox(tr("Keep the previous &version when saving"));
    backup->setToolTip(tr("Beside the file, with ~ after its name"));
    backup->setChecked(Preferences().keepBackup());
    connect(backup, &QCheckBox::toggled, page,
            [](bool keep) { Preferences().setKeepBackup(keep); });

    auto* form = new QFormLayout(page);
    form->addRow(tr("&Theme"), themes);
    form->addRow(tr("&Language"), language);
    form->addRow(QString(), later);
    form->addRow(backup);
    page->setFocusProxy(themes);
    return page;
}

} // namespace peerscape::window
