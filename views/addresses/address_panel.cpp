#include "views/addresses/address_panel.h"

#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/validate.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/addresses/address_strip.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/choice_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr std::size_t kMostStrips = 40; ///< Further spaces are counted, not drawn.

QString addressesText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

/// What has addresses of its own: of a machine its first interface.
ObjectId standing(const azure::Document& document, ObjectId id)
{
    if (id.kind() != Kind::VirtualMachine)
        return id;
    const auto nics = document.referrers(id, Kind::NetworkInterface);
    return nics.empty() ? ObjectId() : nics.front();
}

} // namespace

AddressPanel::AddressPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_scope(new QComboBox)
    , m_summary(new QLabel)
    , m_range(new QLabel)
    , m_message(new QLabel)
    , m_scroll(new QScrollArea)
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add a subnet here")))
    , m_move(new QPushButton(tr("Move to…")))
    , m_split(new QPushButton(tr("Split")))
    , m_merge(new QPushButton(tr("Merge with its other half")))
{
    setAccessibleName(tr("Addresses"));
    m_scope->addItem(tr("Selected network"));
    m_scope->addItem(tr("Whole design"));
    nameChoice(*m_scope, tr("Map of"));
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // In a narrow window sentences take a second line rather than hold it open.
    for (QLabel* sentence : {m_summary, m_range, m_message})
        sentence->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("addressMessage"));
    m_range->setObjectName(QStringLiteral("addressRange"));
    m_summary->setObjectName(QStringLiteral("addressSummary"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->addWidget(m_scope);
    top->addWidget(m_summary, 1);
    layout->addLayout(top);
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addLayout(m_rows);
    rows->addStretch(1); // strips stand together at the top
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(3);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(content);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_range, 1);
    for (QPushButton* button : {m_add, m_move, m_split, m_merge})
        bottom->addWidget(button);
    layout->addLayout(bottom);
    layout->addWidget(m_message);
    m_message->hide();
    setFocusProxy(m_scope);

    connect(m_scope, &QComboBox::activated, this, &AddressPanel::refresh);
    connect(m_add, &QPushButton::clicked, this, &AddressPanel::addSubnetHere);
    connect(m_move, &QPushButton::clicked, this, &AddressPanel::moveTo);
    connect(m_split, &QPushButton::clicked, this, &AddressPanel::split);
    connect(m_merge, &QPushButton::clicked, this, &AddressPanel::merge);
    connect(&selection, &qtmodel::Selection::changed, this, &AddressPanel::followSelection);
    connect(&controller, &qtmodel::DocumentController::changed, this,
            [this](const azure::ChangeSet& changes) {
                if (!changes.layoutOnly())
                    refresh();
            });
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        m_network = {};
        followSelection();
        refresh();
    });
}

void AddressPanel::showNetwork(bool network)
{
    m_scope->setCurrentIndex(network ? 0 : 1);
    refresh();
}

void AddressPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

QString AddressPanel::nameOf(ObjectId id) const
{
    return toQString(m_controller.document().nameOf(id));
}

void AddressPanel::followSelection()
{
    const azure::Document& document = m_controller.document();
    const ObjectId inside = standing(document, m_selection.single());
    const VnetId vnet = azure::vnetOf(document, inside);
    if (vnet && vnet != m_network) {
        m_network = vnet;
        refresh();
    } else {
        showSelected();
    }
}

void AddressPanel::showSelected()
{
    const azure::Document& document = m_controller.document();
    const ObjectId inside = standing(document, m_selection.single());
    const ObjectId owner = m_scope->currentIndex() == 1
                               ? ObjectId(azure::vnetOf(document, inside))
                               : ObjectId(azure::subnetOf(document, inside));
    for (AddressStrip* strip : m_strips) {
        for (const edit::AddressRange& range : strip->map().ranges) {
            if (owner && range.owner == owner && strip->isVisibleTo(this)) {
                strip->setCurrent(range.prefix, owner);
                showCurrent(strip);
                return;
            }
        }
    }
}

void AddressPanel::refresh()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    const azure::Document& document = m_controller.document();
    if (!document.contains(m_network)) {
        m_network = {};
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
            if (!m_network)
                m_network = id;
        });
    }
    showMaps(m_scope->currentIndex() == 1 ? edit::mapOfEstate(document)
                                          : edit::mapOfNetwork(document, m_network));
    showSelected();
}

AddressStrip* AddressPanel::addStrip()
{
    auto* caption = new QLabel;
    auto* strip = new AddressStrip(m_theme);
    m_rows->addWidget(caption);
    m_rows->addWidget(strip);
    m_captions.push_back(caption);
    m_strips.push_back(strip);
    connect(strip, &AddressStrip::currentChanged, this, [this, strip] {
        showCurrent(strip);
        if (strip->current()->owner)
            m_selection.set({strip->current()->owner});
    });
    connect(strip, &AddressStrip::activated, &m_selection, &qtmodel::Selection::revealRequested);
    connect(strip, &AddressStrip::moveTried, this,
            [this](ObjectId owner, const net::Prefix& from, const net::Prefix& to) {
                say(edit::renumber(m_controller.document(), owner, from, to));
            });
    connect(strip, &AddressStrip::moveEnded, m_message, &QWidget::hide);
    connect(strip, &AddressStrip::moveRequested, this,
            [this](ObjectId owner, const net::Prefix& from, const net::Prefix& to) {
                apply(edit::renumber(m_controller.document(), owner, from, to));
            });
    return strip;
}

void AddressPanel::showMaps(const std::vector<edit::SpaceMap>& maps)
{
    const std::size_t shown = std::min(maps.size(), kMostStrips);
    while (m_strips.size() < shown)
        addStrip();
    std::uint64_t free = 0;
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i]->setVisible(i < shown);
        m_captions[i]->setVisible(i < shown);
        if (i >= shown)
            continue;
        const edit::SpaceMap& map = maps[i];
        const auto largest = map.largestFree();
        QString caption =
            largest ? tr("%1 — %2 addresses free, the largest piece %3")
                          .arg(toQString(map.space.toString()), addressesText(map.freeAddresses()),
                               toQString(largest->toString()))
                    : tr("%1 — nothing free").arg(toQString(map.space.toString()));
        if (map.fragmentation() > 0)
            caption += tr(", %1 % of the free space in other pieces").arg(map.fragmentation());
        m_captions[i]->setText(caption);
        m_strips[i]->setMap(map, [this](ObjectId id) { return nameOf(id); });
    }
    for (const edit::SpaceMap& map : maps)
        free += map.freeAddresses();
    if (m_scope->currentIndex() == 1)
        m_summary->setText(maps.empty() ? tr("No network has an address space yet.")
                                        : tr("Networks and sites by private range"));
    else
        m_summary->setText(
            m_network ? tr("%1: %2 addresses free").arg(nameOf(m_network), addressesText(free))
                      : tr("There is no network yet."));
    if (maps.size() > shown)
        m_summary->setText(
            tr("%1; %n further space(s) not shown", nullptr, static_cast<int>(maps.size() - shown))
                .arg(m_summary->text()));
    refreshButtons();
}

const edit::AddressRange* AddressPanel::current() const
{
    return m_active != nullptr && m_active->isVisibleTo(this) ? m_active->current() : nullptr;
}

void AddressPanel::showCurrent(AddressStrip* strip)
{
    for (AddressStrip* other : m_strips) {
        if (other != strip)
            other->setCurrent({}, {});
    }
    m_active = strip;
    refreshButtons();
}

void AddressPanel::refreshButtons()
{
    const edit::AddressRange* range = current();
    const bool owned = range != nullptr && range->owner;
    const bool ours = owned && range->owner.kind() != Kind::LocalNetworkGateway;
    m_range->setText(range != nullptr ? m_active->textOf(*range)
                                      : tr("Choose a range, or drag one onto free space."));
    m_add->setEnabled(range != nullptr && !owned && m_scope->currentIndex() == 0);
    m_move->setEnabled(ours);
    m_split->setEnabled(ours);
    m_merge->setEnabled(ours);
}

void AddressPanel::say(const edit::EditResult& tried)
{
    QPalette colors = m_message->palette();
    colors.setColor(QPalette::WindowText,
                    m_theme.theme().color(tried ? ColorRole::Text : ColorRole::Bad));
    m_message->setPalette(colors);
    m_message->setText(
        tried ? qtmodel::DocumentController::text(tried->label)
              : QStringLiteral("%1: %2").arg(toQString(tried.error().code),
                                             qtmodel::DocumentController::text(tried.error())));
    m_message->show();
}

bool AddressPanel::apply(const edit::EditResult& result)
{
    if (!result) {
        say(result);
        return false;
    }
    m_message->hide();
    return m_controller.apply(result);
}

void AddressPanel::addSubnetHere()
{
    const net::Prefix free = current()->prefix;
    const unsigned length = std::max(free.length(), edit::usualSubnetLength({}));
    const auto made = edit::addSubnet(m_controller.document(), m_network, {},
                                      {net::Prefix::containing(free.first(), length)});
    if (apply(made))
        m_selection.set({made->created.front()});
}

void AddressPanel::split()
{
    apply(edit::splitRange(m_controller.document(), current()->owner, current()->prefix));
}

void AddressPanel::merge()
{
    apply(edit::mergeRange(m_controller.document(), current()->owner, current()->prefix));
}

void AddressPanel::moveTo()
{
    const ObjectId owner = current()->owner;
    const net::Prefix from = current()->prefix;
    const auto next = edit::nextFreePrefix(m_controller.document(), owner);
    bool chosen = false;
    const QString text = QInputDialog::getText(
        this, tr("Move %1").arg(toQString(from.toString())),
        tr("To which prefix of the same length? Everything in it moves along."), QLineEdit::Normal,
        toQString((next ? *next : from).toString()), &chosen);
    if (!chosen)
        return;
    const Result<net::Prefix> to = edit::readPrefix(text.trimmed().toStdString());
    if (!to)
        say(tl::unexpected<Error>(to.error()));
    else
        apply(edit::renumber(m_controller.document(), owner, from, *to));
}

} // namespace peerscape::views
