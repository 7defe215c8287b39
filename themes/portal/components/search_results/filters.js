// Filters: the columns of the facets; which entries a choice keeps, and how many each choice would leave.

// In the order in which they are shown; the same words stand in addresses.
export const NAMES = ["loai", "co-quan", "dia-ban", "linh-vuc", "nam", "hieu-luc"];

const NOTHING = "#".charCodeAt(0);

export class Filters {
  constructor(facets) {
    this.facets = facets;
    this.names = NAMES;
  }

  // What an address has chosen: by facet the place of the value in the column's list; -1 for a value there is not.
  chosen(params) {
    return this.names
      .filter((name) => params.get(name))
      .map((name) => ({ name, value: params.get(name), place: this.facets[name].values.findIndex(([value]) => value === params.get(name)) }));
  }

  label(name, value) {
    return this.facets[name].values.find(([one]) => one === value)?.[1] ?? value;
  }

  place(name, id) {
    const column = this.facets[name].of;
    return id < column.length ? column.charCodeAt(id) - NOTHING - 1 : -1;
  }

  keeps(chosen) {
    return (id) => chosen.every(({ name, place }) => place >= 0 && this.place(name, id) === place);
  }

  // Of one facet: values with how many of the entries have them, most first, years newest first.
  counts(name, ids) {
    const { values } = this.facets[name];
    const counts = new Array(values.length).fill(0);
    for (const id of ids) {
      const place = this.place(name, id);
      if (place >= 0) counts[place] += 1;
    }
    const found = values.map(([value, label], place) => ({ value, label, count: counts[place] })).filter((one) => one.count);
    return found.sort((one, other) => (name === "nam" ? other.value.localeCompare(one.value) : other.count - one.count || one.label.localeCompare(other.label, "vi")));
  }
}
