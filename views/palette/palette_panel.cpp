#include "views/palette/palette_panel.h"

#include "views/theme/theme_manager.h"

#include <QCoreApplication>
#include <QFocusEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// A tree whose entries are dragged as what they place.
class PaletteTree : public QTreeWidget
{
public:
    using QTreeWidget::QTreeWidget;

protected:
    [[nodiscard]] QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override
    {
        if (items.isEmpty() || items.front()->parent() == nullptr)
            return nullptr;
        auto* dragged = new QMimeData;
        dragged->setData(QStringLiteral("application/x-peerscape-place"),
                         QByteArray::number(items.front()->data(0, Qt::UserRole).toInt()));
        dragged->setText(items.front()->text(0));
        return dragged;
    }
    /// Who comes by keys sees where they are, and can press Enter.
    void focusInEvent(QFocusEvent* event) override
    {
        QTreeWidget::focusInEvent(event);
        if (event->reason() != Qt::MouseFocusReason && selectedItems().isEmpty())
            setCurrentItem(topLevelItem(0)->child(0));
    }
};

} // namespace

PalettePanel::PalettePanel(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tree(new PaletteTree)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 0, 0);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Insert"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(8);
    m_tree->setIconSize({18, 18});
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    const auto kindOf = [](const QTreeWidgetItem* item) {
        return static_cast<PlaceKind>(item->data(0, Qt::UserRole).toInt());
    };
    connect(m_tree, &QTreeWidget::itemClicked, this, [this, kindOf](QTreeWidgetItem* item) {
        if (item->parent() != nullptr)
            emit placeRequested(kindOf(item));
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [this, kindOf](QTreeWidgetItem* item) {
        if (item->parent() != nullptr)
            emit insertRequested(kindOf(item));
    });
    connect(&theme, &ThemeManager::changed, this, &PalettePanel::fill);
    fill();
}

void PalettePanel::fill()
{
    m_tree->clear();
    QTreeWidgetItem* group = nullptr;
    QString groupName;
    for (const PlaceInfo& info : placeInfos()) {
        const QString name = QCoreApplication::translate("PlaceKind", info.group);
        if (group == nullptr || name != groupName) {
            groupName = name;
            group = new QTreeWidgetItem(m_tree, {name});
            group->setFlags(Qt::ItemIsEnabled);
            QFont font = m_tree->font();
            font.setWeight(QFont::DemiBold);
            group->setFont(0, font);
            group->setForeground(0, m_theme.theme().color(ColorRole::MutedText));
            group->setSizeHint(0, {0, 30});
        }
        auto* item = new QTreeWidgetItem(group, {placeLabel(info.kind)});
        const bool hybrid = std::string_view(info.group) == "Hybrid";
        const ColorRole role =
            info.kind == PlaceKind::Appliance || info.kind == PlaceKind::AzureFirewall
                ? ColorRole::Appliance
            : info.kind == PlaceKind::Site ? ColorRole::Site
            : hybrid                       ? ColorRole::Gateway
            : info.target == PlaceTarget::Canvas || info.kind == PlaceKind::Subnet
                    || info.kind == PlaceKind::Peering
                ? ColorRole::Accent
                : ColorRole::Text;
        item->setIcon(0, m_theme.icon(QLatin1String(info.glyph), role));
        item->setData(0, Qt::UserRole, static_cast<int>(info.kind));
        item->setSizeHint(0, {0, 28});
    }
    m_tree->expandAll();
}

} // namespace peerscape::views
