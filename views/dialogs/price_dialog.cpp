#include "views/dialogs/price_dialog.h"

#include "core/read/prices.h"
#include "core/write/atomic_file.h"
#include "core/write/costs.h"
#include "qt/document_controller.h"
#include "qt/price_list.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

enum PriceColumn { ZoneColumn, OutboundColumn, InboundColumn, RegionsColumn, PriceColumns };

QString priceCell(cost::Price price)
{
    if (!price)
        return {};
    return toQString(cost::priceText(*price)).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

} // namespace

PriceDialog::PriceDialog(qtmodel::PriceList& prices, const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_prices(prices)
    , m_date(new QLineEdit)
    , m_source(new QLineEdit)
    , m_currency(new QLineEdit)
    , m_zones(new QTableWidget(0, PriceColumns))
    , m_problem(new QLabel)
{
    setWindowTitle(tr("Prices of data over peerings"));
    resize(860, 520);
    auto* layout = new QVBoxLayout(this);
    auto* intro = new QLabel(
        tr("What one GB costs at the end that it leaves (outbound) and at the one that it "
           "enters (inbound). An empty price is not known. OK keeps the table for all "
           "designs in %1")
            .arg(qtmodel::PriceList::path()));
    intro->setWordWrap(true);
    layout->addWidget(intro);
    auto* form = new QFormLayout;
    m_date->setObjectName(QStringLiteral("date"));
    m_date->setPlaceholderText(QStringLiteral("2026-11"));
    m_source->setObjectName(QStringLiteral("source"));
    m_currency->setObjectName(QStringLiteral("currency"));
    form->addRow(tr("As &of"), m_date);
    form->addRow(tr("&Source"), m_source);
    form->addRow(tr("&Currency"), m_currency);
    layout->addLayout(form);
    m_zones->setHorizontalHeaderLabels(
        {tr("Billing zone"), tr("Outbound"), tr("Inbound"), tr("Regions")});
    m_zones->setAccessibleName(tr("Prices by billing zone"));
    m_zones->horizontalHeader()->setStretchLastSection(true);
    m_zones->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_zones->verticalHeader()->hide();
    m_zones->setColumnWidth(ZoneColumn, 180);
    m_zones->setTabKeyNavigation(false);
    layout->addWidget(m_zones, 1);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("fieldError"));
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, theme.theme().color(ColorRole::Bad));
    m_problem->setPalette(colors);
    layout->addWidget(m_problem);

    auto* rows = new QHBoxLayout;
    const auto addButton = [&](const QString& text, auto&& act) {
        auto* button = new QPushButton(text);
        button->setAutoDefault(false);
        rows->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    addButton(tr("&Add zone"), [this] { addRow(tr("New zone"), {}, {}); });
    addButton(tr("&Remove zone"), [this] {
        if (m_zones->currentRow() > 0) // the first is no zone
            m_zones->removeRow(m_zones->currentRow());
    });
    addButton(tr("&Open…"), [this] { open(); });
    addButton(tr("Sa&ve as…"), [this] { save(); });
    addButton(tr("S&hipped prices"), [this] { fill(read::shippedPrices()); });
    rows->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &PriceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    rows->addWidget(buttons);
    layout->addLayout(rows);
    fill(prices.table());
    showProblem(prices.error());
}

void PriceDialog::addRow(const QString& name, const cost::Rates& rates, const QString& regions)
{
    const int row = m_zones->rowCount();
    m_zones->insertRow(row);
    const QStringList cells{name, priceCell(rates.outbound), priceCell(rates.inbound), regions};
    for (int column = 0; column < PriceColumns; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        // The first row is what holds within every region.
        if (row == 0 && (column == ZoneColumn || column == RegionsColumn))
            item->setFlags(item->flags() & ~Qt::ItemIsEditable);
        item->setToolTip(cells[column]);
        m_zones->setItem(row, column, item);
    }
}

void PriceDialog::fill(const cost::PriceTable& table)
{
    m_date->setText(toQString(table.date));
    m_source->setText(qtmodel::PriceList::shown(table.source));
    m_source->setCursorPosition(0);
    m_currency->setText(toQString(table.currency));
    m_zones->setRowCount(0);
    addRow(tr("Within a region"), table.withinRegion, tr("all of these"));
    for (const cost::Zone& zone : table.zones) {
        QStringList regions;
        for (const std::string& region : zone.regions)
            regions << toQString(region);
        addRow(qtmodel::PriceList::shown(zone.name), zone.betweenRegions,
               regions.join(QStringLiteral(", ")));
    }
    m_zones->setCurrentCell(0, OutboundColumn);
    showProblem({});
}

void PriceDialog::showProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

Result<cost::PriceTable> PriceDialog::entered() const
{
    cost::PriceTable table;
    table.date = m_date->text().trimmed().toStdString();
    table.source = qtmodel::PriceList::written(m_source->text().trimmed());
    table.currency = m_currency->text().trimmed().toStdString();
    for (int row = 0; row < m_zones->rowCount(); ++row) {
        const auto cell = [&](int column) { return m_zones->item(row, column)->text().trimmed(); };
        cost::Zone zone;
        zone.name = qtmodel::PriceList::written(cell(ZoneColumn));
        for (const auto& [column, price] :
             {std::pair(OutboundColumn, &zone.betweenRegions.outbound),
              std::pair(InboundColumn, &zone.betweenRegions.inbound)}) {
            const QString text =
                cell(column).replace(QLocale().decimalPoint(), QStringLiteral("."));
            *price = cost::parsePrice(text.toStdString());
            if (!text.isEmpty() && !*price)
                return fail("Invalid",
                            tr("%1: %2 is no price from 0 to 10 with at most six decimals.")
                                .arg(cell(ZoneColumn), cell(column))
                                .toStdString());
        }
        for (const QString& region :
             cell(RegionsColumn).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (row > 0 && !region.trimmed().isEmpty())
                zone.regions.push_back(region.trimmed().toStdString());
        }
        if (row == 0)
            table.withinRegion = zone.betweenRegions;
        else
            table.zones.push_back(std::move(zone));
    }
    // As a file of it will be read.
    auto read = read::readPrices("", write::writePrices(table));
    // The place in that file, around the reason, says nothing here.
    if (!read && !read.error().words.parts.empty())
        return failOwn(read.error().code, read.error().words.parts.front());
    return read;
}

void PriceDialog::accept()
{
    const auto table = entered();
    if (!table) {
        showProblem(qtmodel::DocumentController::text(table.error()));
        return;
    }
    const auto kept =
        *table == read::shippedPrices() ? m_prices.useShipped() : m_prices.setOwn(*table);
    if (kept)
        QDialog::accept();
    else
        showProblem(qtmodel::DocumentController::text(kept.error()));
}

void PriceDialog::open()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a price table"), QString(),
                                                      tr("Price table (*.json)"));
    QFile file(path);
    if (path.isEmpty())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        showProblem(file.errorString());
        return;
    }
    const auto table =
        read::readPrices(path.toStdString(),
                         file.read(static_cast<qint64>(read::kMostPriceBytes) + 1).toStdString());
    if (table)
        fill(*table);
    else
        showProblem(qtmodel::DocumentController::text(table.error()));
}

void PriceDialog::save()
{
    const auto table = entered();
    if (!table) {
        showProblem(qtmodel::DocumentController::text(table.error()));
        return;
    }
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the price table"),
                                     QStringLiteral("prices.json"), tr("Price table (*.json)"));
    if (path.isEmpty())
        return;
    const auto saved = write::writeFileAtomically(QFile::encodeName(path).toStdString(),
                                                  write::writePrices(*table));
    showProblem(saved ? QString() : qtmodel::DocumentController::text(saved.error()));
}

} // namespace peerscape::views
