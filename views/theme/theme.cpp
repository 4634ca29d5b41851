#include "views/theme/theme.h"

#include <QFontDatabase>

namespace peerscape::views {

QColor Theme::color(ColorRole role) const
{
    if (role == ColorRole::None)
        return Qt::transparent;
    return QColor::fromRgb(0xff000000U | static_cast<QRgb>(diagram::color(m_kind, role)));
}

QFont Theme::uiFont(int pixelSize)
{
    static const bool hasInter = QFontDatabase::families().contains(QStringLiteral("Inter"));
    QFont font = hasInter ? QFont(QStringLiteral("Inter"))
                          : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixelSize);
    return font;
}

QFont Theme::monoFont(int pixelSize)
{
    static const bool hasDejaVu =
        QFontDatabase::families().contains(QStringLiteral("DejaVu Sans Mono"));
    QFont font = hasDejaVu ? QFont(QStringLiteral("DejaVu Sans Mono"))
                           : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(pixelSize);
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Panel));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Field));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Window));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::Button, color(ColorRole::Panel));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::BrightText, color(ColorRole::Bad));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::Text));
    palette.setColor(QPalette::Link, color(ColorRole::AccentText));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::AccentText));
    // Where second-rank text is as black as any, what a field would hold is told from what it
    // holds.
    palette.setColor(
        QPalette::PlaceholderText,
        color(diagram::isHighContrast(m_kind) ? ColorRole::DisabledText : ColorRole::MutedText));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Panel));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::Text));
    palette.setColor(QPalette::Light, color(ColorRole::Line));
    palette.setColor(QPalette::Midlight, color(ColorRole::Line));
    palette.setColor(QPalette::Mid, color(ColorRole::Line));
    palette.setColor(QPalette::Dark, color(ColorRole::ControlLine));
    palette.setColor(QPalette::Shadow, color(ColorRole::Line));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::DisabledText));
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QStringLiteral(R"(
        QMainWindow, QMainWindow::separator { background: @Line; }
        QMainWindow::separator { width: 1px; height: 1px; }
        QMenuBar { background: @Panel; border-bottom: 1px solid @Line; padding: 2px 6px; }
        QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
        QMenuBar::item:selected { background: @Hover; }
        QMenu { background: @Panel; border: 1px solid @Line; padding: 4px; }
        QMenu::item { padding: 4px 26px 4px 24px; border-radius: 4px; }
        QMenu::item:selected { background: @Selection; }
        QMenu::item:disabled { color: @DisabledText; }
        QMenu::separator { height: 1px; background: @Line; margin: 3px 6px; }
        QMenu::icon { padding-left: 6px; }
        QToolBar { background: @Panel; border: none; border-bottom: 1px solid @Line; padding: 4px 8px; spacing: 3px; }
        QToolBar::separator { width: 1px; background: @Line; margin: 5px 7px; }
        QToolButton { padding: 4px 8px; border: 1px solid transparent; border-radius: 5px; background: transparent; }
        QToolButton:hover { background: @Hover; }
        QToolButton:checked { background: @Selection; color: @AccentText; }
        QToolButton:focus { border-color: @Focus; }
        QToolButton::menu-indicator { image: none; width: 0; }
        QToolButton[popupMode="2"] { color: @AccentText; text-decoration: underline; }
        QToolButton[popupMode="2"]:disabled { color: @DisabledText; text-decoration: none; }
        QToolBar QToolButton[popupMode="2"] { color: @Text; text-decoration: none; }
        QStatusBar { background: @Panel; border-top: 1px solid @Line; padding: 0 8px; }
        QStatusBar QLabel { padding: 2px 6px; }
        QStatusBar::item { border: none; }
        QWidget#dockTitle { background: @Panel; border-bottom: 1px solid @Line; }
        QLabel#dockTitleText { padding: 7px 13px 6px 13px; border-bottom: 2px solid @Accent; font-weight: 600; }
        QToolButton#findField { background: @Field; border: 1px solid @ControlLine; color: @MutedText; }
        QToolButton#findField:focus { border-color: @Focus; }
        QFrame#finder { background: @Panel; border: 1px solid @ControlLine; }
        QFrame#tourCard { background: @Panel; border: 1px solid @Accent; border-radius: 8px; }
        QTabWidget::pane { border: none; border-top: 1px solid @Line; }
        QTabBar { background: @Panel; }
        QTabBar::tab { background: @Panel; padding: 7px 13px 8px 13px; border: none; border-bottom: 1px solid @Line; color: @MutedText; }
        QTabBar::tab:selected { color: @Text; padding-bottom: 7px; border-bottom: 2px solid @Accent; font-weight: 600; }
        QTabBar::tab:hover { color: @Text; }
        QTabBar::tear { width: 0; border: none; image: none; }
        QTabBar QToolButton { padding: 0; border: none; border-radius: 0; background: @Panel; }
        QTabBar::close-button { image: url(:/icons/close-@Tick.svg); width: 12px; height: 12px; padding: 2px; border-radius: 4px; }
        QTabBar::close-button:hover { background: @Hover; }
        QHeaderView { background: @Panel; }
        QHeaderView::section { background: @Panel; color: @MutedText; border: none; border-bottom: 1px solid @Line; padding: 5px; font-weight: 600; }
        QTableCornerButton::section { background: @Panel; border: none; border-bottom: 1px solid @Line; }
        QTreeView, QTableView, QListView, QTextBrowser { background: @Panel; border: none; outline: 0; selection-background-color: @Selection; selection-color: @Text; gridline-color: @Line; }
        QListView#suggestions { border: 1px solid @ControlLine; }
        QTreeView::item { border-bottom: 1px solid @Line; padding: 0 2px; }
        QTreeView::item:selected, QListView::item:selected { background: @Selection; color: @Text; }
        QTreeView::branch:closed:has-children { image: url(:/icons/right-@Tick.svg); }
        QTreeView::branch:open:has-children { image: url(:/icons/down-@Tick.svg); }
        QDialog QTreeView::item { padding: 3px 2px; }
        QDialog QTreeWidget, QDialog QListWidget, QDialog QTextBrowser { border: 1px solid transparent; }
        QDialog QTreeWidget:focus, QDialog QListWidget:focus, QDialog QTextBrowser:focus { border-color: @Focus; }
        QTreeView#outline::item, QListView::item { border-bottom: none; }
        QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @Field; border: 1px solid @ControlLine; border-radius: 5px; padding: 3px 7px; min-height: 18px; }
        QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid @Focus; padding: 2px 6px; }
        QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @DisabledText; border-color: @Line; }
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
        QAbstractSpinBox::up-arrow { image: url(:/icons/up-@Tick.svg); width: 10px; height: 10px; }
        QAbstractSpinBox::down-arrow { image: url(:/icons/down-@Tick.svg); width: 10px; height: 10px; }
        QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; border-radius: 0; padding: 0; background: transparent; }
        QTableWidget QComboBox { border: 1px solid transparent; border-radius: 0; background: transparent; padding: 0 4px; }
        QTableWidget QComboBox:focus { border: 1px solid @Focus; padding: 0 4px; }
        QComboBox::drop-down { border: none; width: 18px; }
        QComboBox::down-arrow { image: url(:/icons/down-@Tick.svg); width: 10px; height: 10px; margin-right: 6px; }
        QComboBox QAbstractItemView { background: @Panel; border: 1px solid @Line; selection-background-color: @Selection; selection-color: @Text; }
        QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
        QPushButton { background: @Panel; border: 1px solid @ControlLine; border-radius: 5px; padding: 4px 12px; min-height: 18px; }
        QPushButton:hover { background: @Hover; }
        QPushButton:focus { border: 2px solid @Focus; padding: 3px 11px; }
        QPushButton:default { background: @Accent; color: @OnAccent; border-color: @Accent; }
        QPushButton:disabled { background: @Panel; color: @DisabledText; border-color: @Line; }
        QCheckBox { spacing: 8px; }
        QCheckBox:disabled { color: @DisabledText; }
        QCheckBox::indicator, QTreeView::indicator { width: 14px; height: 14px; border: 1px solid @ControlLine; border-radius: 3px; background: @Field; }
        QCheckBox::indicator:checked, QTreeView::indicator:checked { background: @Accent; border-color: @Accent; image: url(:/icons/check-@Tick.svg); }
        QCheckBox::indicator:disabled { border-color: @Line; }
        QCheckBox::indicator:checked:disabled { background: @DisabledText; border-color: @DisabledText; }
        QCheckBox:focus { color: @AccentText; }
        QGroupBox { border: 1px solid @ControlLine; border-radius: 5px; margin-top: 20px; padding: 4px; }
        QGroupBox::title { subcontrol-origin: margin; left: 2px; }
        QScrollArea, QScrollArea > QWidget > QWidget { background: @Panel; border: none; }
        QProgressBar { background: @Field; color: @Text; border: 1px solid @ControlLine; border-radius: 4px; text-align: center; min-height: 18px; }
        QProgressBar::chunk { background: @Selection; border-right: 2px solid @Accent; border-radius: 3px; }
        QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
        QScrollBar::handle { background: @ControlLine; border-radius: 3px; min-height: 24px; min-width: 24px; margin: 2px; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        QAbstractScrollArea::corner { background: transparent; border: none; }
        QLabel#fieldError { color: @Bad; }
        QFileDialog { min-width: 740px; }
        QFileDialog QToolButton { padding: 2px; }
        QFileDialog QSidebar { min-width: 130px; }
        QSplitter::handle { background: @Line; width: 1px; height: 1px; }
        QFrame#separator { color: @Line; background: @Line; max-height: 1px; border: none; }
        QToolTip { background: @Panel; color: @Text; border: 1px solid @Line; padding: 4px; }
    )");
    using Role = ColorRole;
    // Longer names first: @Text must not replace the beginning of another name.
    const std::initializer_list<std::pair<const char*, Role>> roles{
        {"@ControlLine", Role::ControlLine},
        {"@DisabledText", Role::DisabledText},
        {"@AccentText", Role::AccentText},
        {"@MutedText", Role::MutedText},
        {"@OnAccent", Role::OnAccent},
        {"@Selection", Role::Selection},
        {"@Window", Role::Window},
        {"@Accent", Role::Accent},
        {"@Panel", Role::Panel},
        {"@Field", Role::Field},
        {"@Hover", Role::Hover},
        {"@Focus", Role::Focus},
        {"@Line", Role::Line},
        {"@Text", Role::Text},
        {"@Bad", Role::Bad}};
    for (const auto& [name, role] : roles)
        sheet.replace(QLatin1String(name), color(role).name());
    sheet.replace(QLatin1String("@Tick"),
                  diagram::isDark(m_kind) ? QStringLiteral("dark") : QStringLiteral("light"));
    return sheet;
}

} // namespace peerscape::views
